namespace Backprop.Generator.Tests;

/// <summary>Pages of docs that tests write: what differs lies beside the page as <c>.received.md</c>.</summary>
internal static class WrittenPage
{
    public static void AssertIsCurrent(string name, string expected)
    {
        string path = Path.Combine(Repository.Root, "docs", name);
        if (!File.Exists(path) || Repository.Read("docs", name) != expected)
        {
            string received = Path.ChangeExtension(path, ".received.md");
            File.WriteAllText(received, expected);
            Assert.Fail($"docs/{name} is stale: look at {received}, and put it in its place if it is right.");
        }
    }
}
