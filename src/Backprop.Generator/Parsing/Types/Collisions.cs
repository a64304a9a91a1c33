using System.Globalization;
using Backprop.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Parsing;

/// <summary>The names that the user's type has already. Members that this generator emitted do not count: the analyzer sees them, the generator does not.</summary>
internal sealed class Collisions(INamedTypeSymbol type, Problems problems)
{
    private readonly HashSet<string> _claimed = [];
    private readonly HashSet<string> _private = [];
    private readonly Dictionary<string, ISymbol> _methods = [];

    /// <summary>A member that is not a method has the name: nothing else can.</summary>
    public bool IsTaken(string name)
    {
        if (Users(name).FirstOrDefault() is not { } member)
        {
            return false;
        }

        Report(name, member);
        return true;
    }

    /// <summary>A method of the user's has the name and this many arguments of these types, or something that is not a method has the name.</summary>
    public bool IsTaken(string name, IReadOnlyList<string> argumentTypes)
    {
        if (Users(name, argumentTypes) is not { } member)
        {
            return false;
        }

        Report(name, member);
        return true;
    }

    /// <summary>The same of what gives way to the user's without a word.</summary>
    public bool Has(string name, IReadOnlyList<string> argumentTypes) => Users(name, argumentTypes) is not null;

    /// <summary>Methods will be emitted by these names, for one of the user's.</summary>
    public void Reserve(IEnumerable<string> names, ISymbol claimant)
    {
        foreach (string name in names)
        {
            _methods[name] = claimant;
        }
    }

    /// <summary>Another cost method has claimed the name for what is emitted for it; otherwise this one has it from now on.</summary>
    public bool IsClaimed(string name, ISymbol claimant)
    {
        if (_claimed.Add(name) && !_methods.ContainsKey(name))
        {
            return false;
        }

        problems.Report(Descriptors.NameCollision, claimant.Place(), name, type.Name, "another cost method has the same name", "it");
        return true;
    }

    /// <summary>The name of the field that holds the parameters; it is private, and gives way.</summary>
    public string FreeBlockName() => "_parameters" + FreeSuffix(["_parameters", "ParameterBlock"]);

    /// <summary>What to add to these names so that neither the user nor another cost has any of them.</summary>
    /// <param name="names">The names.</param>
    /// <param name="prefixes">What further names begin with, for each suffix.</param>
    public string FreeSuffix(IEnumerable<string> names, Func<string, IEnumerable<string>>? prefixes = null)
    {
        string suffix = "";
        for (int number = 2; names.Any(name => IsInUse(name + suffix)) || (prefixes is not null && prefixes(suffix).Any(HasUsersAfter)); number++)
        {
            suffix = number.ToString(CultureInfo.InvariantCulture);
        }

        _private.UnionWith(names.Select(name => name + suffix));
        return suffix;
    }

    /// <summary>In the type's scope the simple name means something else than the type of that full name.</summary>
    public bool Shadows(string name, string fullName)
    {
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            for (INamedTypeSymbol? ancestor = outer; ancestor is not null; ancestor = ancestor.BaseType)
            {
                if (!ancestor.GetMembers(name).IsEmpty)
                {
                    return true;
                }
            }

            if (outer.Name == name || outer.TypeParameters.Any(parameter => parameter.Name == name))
            {
                return true;
            }
        }

        for (INamespaceSymbol? space = type.ContainingNamespace; space is not null; space = space.ContainingNamespace)
        {
            if (space.GetMembers(name).Any(member => member.ToDisplayString() != fullName))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsInUse(string name) => Users(name).Any() || _private.Contains(name) || _claimed.Contains(name) || _methods.ContainsKey(name);

    private bool HasUsersAfter(string prefix) => type.MemberNames.Any(name => name.StartsWith(prefix, StringComparison.Ordinal) && Users(name).Any());

    private IEnumerable<ISymbol> Users(string name) => type.GetMembers(name).Where(member => !member.IsEmitted() || member is IPropertySymbol { IsPartialDefinition: true });

    private ISymbol? Users(string name, IReadOnlyList<string> argumentTypes) =>
        Users(name).FirstOrDefault(member => member is not IMethodSymbol method || method.Parameters.Select(parameter => parameter.Type.Display()).SequenceEqual(argumentTypes));

    private void Report(string name, ISymbol member) =>
        problems.Report(Descriptors.NameCollision, member.Place(), name, type.Name, "the type has a member of that name", "it");
}
