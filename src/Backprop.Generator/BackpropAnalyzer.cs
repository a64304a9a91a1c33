using System.Collections.Concurrent;
using System.Collections.Immutable;
using Backprop.Generator.Diagnostics;
using Backprop.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backprop.Generator;

/// <summary>
/// Reads annotated types with the generator's own parser and reports what is wrong with them. Diagnostics come from here and not from the generator,
/// so that they can be suppressed, configured and fixed.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BackpropAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(AnalyzeAttribute, SyntaxKind.Attribute);
        context.RegisterCompilationStartAction(start =>
        {
            var unread = new ConcurrentBag<Diagnostic>();
            start.RegisterSymbolAction(symbol => AnalyzeType(symbol, unread), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => ReportUnread(end, unread));
        });
    }

    private static void AnalyzeType(SymbolAnalysisContext context, ConcurrentBag<Diagnostic> unread)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        bool hasErrors = false;
        if (type.Has(Symbols.BackpropAttribute) && TypeParser.Parse(type, new Sources(context.Compilation), Report, context.CancellationToken) is { } parsed)
        {
            // Between two runs of the generator an editor shows emitted code that is older than the equations, so that only a whole build can tell.
            foreach (IMethodSymbol cost in EmittedCode.Unread(type, parsed, hasErrors, context.CancellationToken))
            {
                unread.Add(Diagnostic.Create(Descriptors.NotRead, cost.Place(), cost.Name));
            }
        }

        void Report(Diagnostic diagnostic)
        {
            hasErrors |= diagnostic.Severity == DiagnosticSeverity.Error;
            context.ReportDiagnostic(diagnostic);
        }
    }

    /// <summary>Where something does not compile, the compiler says why it could not be read.</summary>
    private static void ReportUnread(CompilationAnalysisContext context, ConcurrentBag<Diagnostic> unread)
    {
        Compilation compilation = context.Compilation;
        if (!unread.IsEmpty
            && !unread.Select(diagnostic => diagnostic.Location.SourceTree).OfType<SyntaxTree>().Distinct().Any(IsBrokenTree)
            && !IsBroken(compilation.GetDiagnostics(context.CancellationToken)))
        {
            unread.ToList().ForEach(context.ReportDiagnostic);
        }

        // Most often it is the file itself, which takes less time than the whole.
#pragma warning disable RS1030 // at the end of a compilation there is no model to be given
        bool IsBrokenTree(SyntaxTree tree) => IsBroken(compilation.GetSemanticModel(tree).GetDiagnostics(cancellationToken: context.CancellationToken));
#pragma warning restore RS1030

        static bool IsBroken(IEnumerable<Diagnostic> diagnostics) => diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    private static void AnalyzeAttribute(SyntaxNodeAnalysisContext context)
    {
        var attribute = (AttributeSyntax)context.Node;
        string name = attribute.Name.ToString().Split('.', ':').Last().Replace("Attribute", "");
        if (name is not ("Cost" or "Parameter" or "Batched" or "Derivative" or "Initialize") || context.ContainingSymbol is not { } member)
        {
            return;
        }

        var meant = context.SemanticModel.GetTypeInfo(attribute, context.CancellationToken).Type as INamedTypeSymbol;
        if (meant.IsNamed(Symbols.DerivativeAttribute))
        {
            if (member is IMethodSymbol derivative && CustomDerivatives.Check(derivative, attribute.GetLocation()) is { } mismatch)
            {
                context.ReportDiagnostic(mismatch);
            }

            return;
        }

        if (meant.IsNamed(Symbols.InitializeAttribute))
        {
            ISymbol begun = attribute.Parent?.Parent is ParameterSyntax own && !IsOnProperty(attribute) ? context.SemanticModel.GetDeclaredSymbol(own, context.CancellationToken) ?? member : member;
            if (!IsParameterOrPart(begun))
            {
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.NoInitialization, attribute.GetLocation(), begun.Name, "is no parameter, so that nothing initializes it", "mark it with [Parameter], or leave out [Initialize]"));
            }

            return;
        }

        if (!meant.IsNamed(Symbols.CostAttribute) && !meant.IsNamed(Symbols.ParameterAttribute) && !meant.IsNamed(Symbols.BatchedAttribute))
        {
            return;
        }

        INamedTypeSymbol type = member as INamedTypeSymbol ?? member.ContainingType;
        if (!type.Has(Symbols.BackpropAttribute))
        {
            (string reason, string remedy) = type.TypeKind is TypeKind.Class or TypeKind.Struct
                ? ($"'{type.Name}' is not marked", $"put [Backprop] on '{type.Name}'")
                : ($"'{type.Name}' is neither class nor struct", "move it into a class or struct with [Backprop]");
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.AttributeWithoutBackprop, attribute.GetLocation(), name, reason, remedy));
        }
        else if (attribute.Parent?.Parent is ParameterSyntax argument
            && context.SemanticModel.GetDeclaredSymbol(argument, context.CancellationToken) is { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor } method }
            && !method.Has(Symbols.CostAttribute) && !method.Has(Symbols.BatchedAttribute)
            && !IsOnProperty(attribute))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.ArgumentOfNoCost, attribute.GetLocation(), argument.Identifier.ValueText, method.MethodKind == MethodKind.Constructor ? type.Name : method.Name));
        }
    }

    /// <summary>A marked property, or a member of a struct, which a parameter may be of.</summary>
    private static bool IsParameterOrPart(ISymbol symbol) =>
        symbol is IParameterSymbol { ContainingSymbol: var method } ? method is IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { IsValueType: true, IsRecord: true } }
        : symbol.Has(Symbols.ParameterAttribute) || (symbol.ContainingType is { IsValueType: true } type && !type.Has(Symbols.BackpropAttribute));

    private static bool IsOnProperty(AttributeSyntax attribute) => attribute.Parent is AttributeListSyntax { Target: { } target } && target.Identifier.IsKind(SyntaxKind.PropertyKeyword);
}
