using Backprop.Generator.Diagnostics;
using Backprop.Generator.Mathematics;
using Backprop.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backprop.Generator.Parsing;

/// <summary>
/// Reads the body of a cost method into a graph: statements here, expressions in <see cref="ExpressionParser"/>, calls in <see cref="CallParser"/>.
/// It takes what it lists and refuses everything else at its place.
/// </summary>
internal sealed class EquationParser
{
    private readonly Compilation _compilation;
    private readonly CancellationToken _cancellation;
    private readonly Problems _problems;
    private readonly ExpressionParser _expressions;

    private EquationParser(Compilation compilation, INamedTypeSymbol type, Graph graph, IReadOnlyDictionary<ISymbol, int> parameters, Problems problems, CancellationToken cancellation)
    {
        _compilation = compilation;
        _cancellation = cancellation;
        _problems = problems;
        _expressions = new ExpressionParser(graph, type, parameters, new CallParser(graph, type, problems, Evaluate), problems);
    }

    /// <summary>The equations of a cost; null where they could not be read, for reasons that were reported, here or by the compiler.</summary>
    /// <param name="cost">The method.</param>
    /// <param name="compilation">Its compilation.</param>
    /// <param name="graph">A graph that has the leaves already.</param>
    /// <param name="parameters">The leaves of the marked properties.</param>
    /// <param name="arguments">The leaves of the method's arguments.</param>
    /// <param name="problems">Where to report.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static Equations? Parse(
        IMethodSymbol cost,
        Compilation compilation,
        Graph graph,
        IReadOnlyDictionary<ISymbol, int> parameters,
        IReadOnlyList<int> arguments,
        Problems problems,
        CancellationToken cancellation)
    {
        try
        {
            int before = problems.Count;
            var parser = new EquationParser(compilation, cost.ContainingType, graph, parameters, problems, cancellation);
            int? result = parser.Evaluate(cost, [.. arguments.Select(id => (int?)id)], caller: null);
            return result is { } id && problems.Count == before ? new Equations(graph, id) : null;
        }
        catch (InsufficientExecutionStackException)
        {
            problems.Report(Descriptors.Unsupported, cost.Place(), $"'{cost.Name}'", "an expression in it is nested too deeply: give its parts names");
            return null;
        }
    }

    /// <summary>What a method of the type returns for these arguments, written out in place.</summary>
    private int? Evaluate(IMethodSymbol method, IReadOnlyList<int?> arguments, Scope? caller)
    {
        _cancellation.ThrowIfCancellationRequested();
        var scope = new Scope(method, caller);
        IMethodSymbol implementation = method.PartialImplementationPart ?? method;
        for (int place = 0; place < arguments.Count; place++)
        {
            scope[implementation.Parameters[place]] = arguments[place];
        }

        if (implementation.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellation) is not { } syntax)
        {
            return null;
        }

        // A helper may stand in another part of the type, in another file.
#pragma warning disable RS1030 // the analyzer must read the same methods as the generator
        SemanticModel model = _compilation.GetSemanticModel(syntax.SyntaxTree);
#pragma warning restore RS1030
        return model.GetOperation(syntax, _cancellation) is IMethodBodyOperation body && (body.BlockBody ?? body.ExpressionBody) is { } block
            ? Run(block, scope).Result
            : null;
    }

    private (bool Returned, int? Result) Run(IBlockOperation block, Scope scope)
    {
        foreach (IOperation statement in block.Operations)
        {
            switch (statement)
            {
                case IReturnOperation { Kind: OperationKind.Return, ReturnedValue: { } value }:
                    return (true, _expressions.Parse(value, scope));

                case IBlockOperation inner:
                    if (Run(inner, scope) is { Returned: true } end)
                    {
                        return end;
                    }

                    break;

                case IVariableDeclarationGroupOperation group:
                    Declare(group, scope);
                    break;

                case IExpressionStatementOperation { Operation: (ISimpleAssignmentOperation or ICompoundAssignmentOperation) and var assignment }:
                    _expressions.Parse(assignment, scope);
                    break;

                case IEmptyOperation:
                    break;

                default:
                    Refuse(statement, scope);
                    break;
            }
        }

        return (false, null);
    }

    private void Refuse(IOperation statement, Scope scope)
    {
        // Locals that would get their first value here are refused with it.
        foreach (ILocalReferenceOperation reference in statement.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Where(reference => !scope.Knows(reference.Local)))
        {
            scope[reference.Local] = null;
        }

        _problems.Refuse(statement is IExpressionStatementOperation expression ? expression.Operation : statement);
    }

    private void Declare(IVariableDeclarationGroupOperation group, Scope scope)
    {
        foreach (IVariableDeclaratorOperation declarator in group.Declarations.SelectMany(declaration => declaration.Declarators))
        {
            ILocalSymbol local = declarator.Symbol;
            if (local.IsConst || local.Type.IsError())
            {
                continue;
            }

            if (!local.Type.IsDouble() || local.IsRef || local.IsUsing)
            {
                _problems.Report(Descriptors.Unsupported, local.Place(), $"The local '{local.Name}' of type '{(local.IsRef ? "ref " : "")}{local.Type.Display()}'", "use locals of type double");
                scope[local] = null;
            }
            else if (declarator.GetVariableInitializer() is { } initializer)
            {
                _expressions.Assign(local, _expressions.Parse(initializer.Value, scope), scope);
            }
        }
    }
}
