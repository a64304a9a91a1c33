using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace Backprop.Generator.Tests;

/// <summary>Emitted code, compiled and loaded, so that tests can run what a user would run.</summary>
internal sealed class LoadedModel
{
    private static readonly Lock Printing = new();

    private readonly Assembly _assembly;

    private LoadedModel(Assembly assembly) => _assembly = assembly;

    public static LoadedModel From(params string[] sources) => From(GeneratorRun.Clean(sources));

    public static LoadedModel From(GeneratorRun run) => From(run.Output);

    public static LoadedModel From(Compilation compilation)
    {
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Select(GeneratorRun.Describe)));
        stream.Position = 0;
        return new LoadedModel(new AssemblyLoadContext("tested", isCollectible: true).LoadFromStream(stream));
    }

    /// <summary>What a program prints. There is one console, so that programs run one after the other.</summary>
    public static string Output(GeneratorRun program)
    {
        MethodInfo main = From(program)._assembly.EntryPoint!;
        lock (Printing)
        {
            TextWriter before = Console.Out;
            using var output = new StringWriter { NewLine = "\n" };
            try
            {
                Console.SetOut(output);
                main.Invoke(null, [Array.Empty<string>()]);
            }
            finally
            {
                Console.SetOut(before);
            }

            return output.ToString().TrimEnd('\n');
        }
    }

    public IEnumerable<Type> Types => _assembly.GetTypes();

    public Type Type(string name) => _assembly.GetType(name, throwOnError: true)!;

    /// <summary>An instance with these parameters, in the order of the block.</summary>
    public object Instance(string type, params double[] parameters)
    {
        object instance = Activator.CreateInstance(Type(type))!;
        string[] names = [.. (IReadOnlyList<string>)Type(type).GetProperty("ParameterNames")!.GetValue(null)!];
        for (int index = 0; index < names.Length; index++)
        {
            Type(type).GetProperty(names[index], BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!.SetValue(instance, parameters[index]);
        }

        return instance;
    }

    /// <summary>What the user's own method returns.</summary>
    public double Cost(object? instance, string type, string method, params double[] arguments) =>
        (double)Type(type).GetMethod(method, BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!.Invoke(instance, [.. arguments])!;

    /// <summary>What the generated method returns, and the fields of the gradient in order.</summary>
    public (double Cost, double[] Gradient) CostAndGradient(object? instance, string type, string method, params double[] arguments) =>
        WithGradient(instance, type, method + "AndGradient", arguments);

    /// <summary>The same for a method of any name.</summary>
    public (double Cost, double[] Gradient) WithGradient(object? instance, string type, string method, params double[] arguments)
    {
        object?[] all = [.. arguments, null];
        double cost = (double)Type(type).GetMethod(method)!.Invoke(instance, all)!;
        object gradient = all[^1]!;
        return (cost, [.. gradient.GetType().GetFields().Select(field => (double)field.GetValue(gradient)!)]);
    }
}
