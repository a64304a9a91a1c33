namespace Backprop.Generator.Tests;

public class RulesPageTests
{
    [Fact]
    public void The_page_of_rules_is_what_the_tables_say() => WrittenPage.AssertIsCurrent("rules.md", RulesPage.Write());
}
