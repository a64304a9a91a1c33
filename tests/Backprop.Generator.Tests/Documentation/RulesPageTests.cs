namespace Backprop.Generator.Tests;

public class RulesPageTests
{
    [Fact]
    public void The_page_of_rules_is_what_the_tables_say()
    {
        string path = Path.Combine(Repository.Root, "docs", "rules.md");
        string expected = RulesPage.Write();
        if (!File.Exists(path) || Repository.Read("docs", "rules.md") != expected)
        {
            string received = Path.ChangeExtension(path, ".received.md");
            File.WriteAllText(received, expected);
            Assert.Fail($"docs/rules.md is stale: look at {received}, and put it in its place if it is right.");
        }
    }
}
