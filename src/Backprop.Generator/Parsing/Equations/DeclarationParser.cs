using Backprop.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Parsing;

/// <summary>Reads the declarations of locals: numbers, tuples and structs of numbers, arrays and spans of them, and other names for any of these.</summary>
internal sealed class DeclarationParser(Reading reading)
{
    public void Declare(IVariableDeclarationGroupOperation group)
    {
        foreach (IVariableDeclaratorOperation declarator in group.Declarations.SelectMany(declaration => declaration.Declarators))
        {
            Declare(declarator);
        }
    }

    /// <summary>The variable of a foreach loop stands for an element, or for its value.</summary>
    public bool Bind(IOperation loop, IOperation variable, Place element)
    {
        if (variable is not IVariableDeclaratorOperation { Symbol: { } local } || !IsUsable(local.Type))
        {
            reading.Refuse(variable, "The variable of this loop", "declare one variable for an element");
            return false;
        }

        Place place = reading.Places.Declare(local);
        Value? value = reading.State.Read(element);
        reading.State[place.Cell] = local.IsRef ? new Alias(element) : local.Type.Number() is { } type ? reading.Arithmetic.Convert(loop, value, type) : value;
        return true;
    }

    /// <summary>What the statement would have declared or assigned first is refused with it.</summary>
    public void Refuse(IOperation statement)
    {
        foreach (ILocalReferenceOperation reference in statement.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Where(reference => reading.Frame!.Find(reference.Local) is null))
        {
            reading.State[reading.Places.Declare(reference.Local).Cell] = null;
        }

        reading.Problems.Refuse(statement is IExpressionStatementOperation expression ? expression.Operation : statement);
    }

    private void Declare(IVariableDeclaratorOperation declarator)
    {
        ILocalSymbol local = declarator.Symbol;
        if (local.IsConst)
        {
            return;
        }

        Place place = reading.Places.Declare(local);
        IOperation? initial = declarator.GetVariableInitializer()?.Value;
        if (local.Type.IsError())
        {
            reading.Problems.LeaveToOthers();
        }
        else if (!IsUsable(local.Type) || local.IsUsing)
        {
            reading.Problems.Report(Descriptors.Unsupported, local.Place(), $"The local '{local.Name}' of type '{local.Type.Display()}'", "use numbers, tuples and structs of numbers, and arrays of them");
        }
        else if (local.IsRef)
        {
            Refer(place.Cell, initial, local);
        }
        else if (initial is not null)
        {
            reading.Places.Assign(place, reading.Expressions.Parse(initial));
        }
    }

    /// <summary>r = ref x: from here on r is another name of x.</summary>
    public void Refer(ISimpleAssignmentOperation assignment)
    {
        if (assignment.Target is ILocalReferenceOperation { Local: { IsRef: true } local } && reading.Frame!.Find(local) is { } cell)
        {
            Refer(cell, assignment.Value, local);
        }
        else
        {
            reading.Refuse(assignment);
        }
    }

    private void Refer(Cell cell, IOperation? target, ISymbol local)
    {
        int before = reading.Problems.Count;
        if (target is not null && reading.Places.Find(target) is { } place)
        {
            reading.State[cell] = new Alias(place);
        }
        else if (reading.Problems.Count == before)
        {
            reading.Problems.Report(Descriptors.Unsupported, local.Place(), $"What '{local.Name}' refers to", "refer to a local or an element of an array that is known at compile time");
        }
    }

    /// <summary>A local or an argument may be of this type.</summary>
    public static bool IsUsable(ITypeSymbol type) =>
        type.Number() is not null || type.Rank() > 0 || Layout.Of(type) is not null
        || (type is IArrayTypeSymbol array && IsUsable(array.ElementType))
        || (ArrayParser.IsSpan(type) && IsUsable(((INamedTypeSymbol)type).TypeArguments[0]));
}
