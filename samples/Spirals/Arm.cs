using ScottPlot;

namespace SpiralsSample;

/// <summary>What an arm is called, and drawn with: three colours that are told apart without red and green.</summary>
public sealed record Arm(string Name, Color Color)
{
    public static IReadOnlyList<Arm> All { get; } = [new("blue", new Color(0, 90, 181)), new("orange", new Color(230, 140, 0)), new("green", new Color(0, 158, 115))];
}
