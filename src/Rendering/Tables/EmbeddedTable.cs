namespace BriefingBus.Rendering.Tables;

/// <summary>Tables of two columns that lie beside the code that uses them; lines that begin with <c>#</c> are comments.</summary>
internal static class EmbeddedTable
{
    /// <summary>The rows of a file in the folder of a type.</summary>
    public static IEnumerable<(string Key, string Value)> Read(Type neighbour, string file)
    {
        using var stream = neighbour.Assembly.GetManifestResourceStream(neighbour, file)
            ?? throw new InvalidOperationException($"{file} is not embedded in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#') && line.Split('\t', 2) is [var key, var value])
                yield return (key, value);
        }
    }
}
