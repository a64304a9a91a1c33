namespace Backprop.Generator.Tests;

/// <summary>What the emitted gradients of twenty models cost, beside gradients by hand.</summary>
public class OperationsTests
{
    private const double MostTogether = 1.05;

    public static TheoryData<string> Types => [.. OperationModel.Table.Select(model => model.Type)];

    [Theory]
    [MemberData(nameof(Types))]
    public void The_gradient_by_hand_is_the_emitted_one(string type)
    {
        OperationModel model = OperationModel.Table.Single(model => model.Type == type);
        foreach (double[] point in model.Near())
        {
            (double cost, double[] byHand) = OperationsRun.Evaluate(model, "ByHand", point);
            (double expected, double[] emitted) = OperationsRun.Evaluate(model, "CostAndGradient", point);
            Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(cost));
            for (int index = 0; index < emitted.Length; index++)
            {
                Numbers.AssertClose(byHand[index], emitted[index], 1e-12, $"{model}, partial {index} at ({string.Join(", ", point)})");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void The_emitted_file_says_how_many_it_takes(string type) =>
        Assert.Equal(OperationsRun.Emitted(OperationModel.Table.Single(model => model.Type == type)).Total, OperationsRun.Promised(type));

    [Fact]
    public void Together_they_are_close_to_what_a_person_would_write()
    {
        double byHand = OperationModel.Table.Sum(model => OperationsRun.ByHand(model).Total);
        double emitted = OperationModel.Table.Sum(model => OperationsRun.Emitted(model).Total);
        Assert.InRange(emitted / byHand, 0.9, MostTogether);
    }

    [Fact]
    public void The_page_of_operations_is_what_is_counted() => WrittenPage.AssertIsCurrent("operations.md", OperationsPage.Write());
}
