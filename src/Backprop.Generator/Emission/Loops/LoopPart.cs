namespace Backprop.Generator.Emission;

/// <summary>A part of a long body with loops: steps that follow one another, all of them the same for all samples, or all of them over the samples of a block.</summary>
internal sealed record LoopPart(IReadOnlyList<LoopStep> Steps, bool Varies)
{
    /// <summary>Where a body is cut; no parts where it may stay in one piece.</summary>
    /// <param name="steps">The steps, in the order in which they are written.</param>
    /// <param name="statements">How many statements a step has.</param>
    /// <param name="mostStatements">How many stay in one piece; a part has half as many.</param>
    public static IReadOnlyList<LoopPart> Divide(IReadOnlyList<LoopStep> steps, Func<LoopStep, int> statements, int mostStatements)
    {
        int[] sizes = [.. steps.Select(statements)];
        if (sizes.Sum() <= mostStatements)
        {
            return [];
        }

        var parts = new List<LoopPart>();
        for (int index = 0; index < steps.Count;)
        {
            int first = index, size = 0;
            do
            {
                size += sizes[index++];
            }
            while (index < steps.Count && steps[index].Varies == steps[first].Varies && size + sizes[index] <= mostStatements / 2);
            parts.Add(new LoopPart([.. steps.Skip(first).Take(index - first)], steps[first].Varies));
        }

        return parts;
    }
}
