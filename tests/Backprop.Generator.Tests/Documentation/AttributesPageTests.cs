using System.Reflection;

namespace Backprop.Generator.Tests;

public class AttributesPageTests
{
    [Fact]
    public void Every_attribute_and_what_can_be_set_has_its_place_on_the_page()
    {
        string page = Repository.Read("docs/attributes.md");
        foreach (Type attribute in typeof(BackpropAttribute).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Attribute))))
        {
            string name = attribute.Name[..^"Attribute".Length];
            Assert.Contains($"\n## {name}\n", page);
            Assert.Contains($"`[{name}]`", page);
            Assert.All(attribute.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Where(property => property.CanWrite), property =>
                Assert.Contains($"| `{property.Name}` | {Default(attribute, property)} |", page.Replace("`false`", "False")));
        }
    }

    private static object? Default(Type attribute, PropertyInfo property) => property.GetValue(Activator.CreateInstance(attribute));
}
