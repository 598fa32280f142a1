using System.Reflection;

namespace BriefingBus.Text;

/// <summary>Reads tables that are embedded in an assembly: one row a line, with cells separated by tabs; lines that begin with <c>#</c> are
/// comments.</summary>
public static class EmbeddedTable
{
    /// <summary>The cells of each row.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="name">Name of the table, such as <c>errors.tsv</c>.</param>
    public static IReadOnlyList<string[]> Rows(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))];
    }

    /// <summary>The cells of each row of a table that is embedded under the namespace of a type.</summary>
    public static IReadOnlyList<string[]> Rows(Type neighbour, string name) => Rows(neighbour.Assembly, $"{neighbour.Namespace}.{name}");

    /// <summary>The cells of each row of a table of this assembly.</summary>
    internal static IReadOnlyList<string[]> Rows(string name) => Rows(typeof(EmbeddedTable).Assembly, name);
}
