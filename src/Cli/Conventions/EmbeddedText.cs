namespace BriefingBus.Cli.Conventions;

/// <summary>Reads embedded texts from the folder of the code that uses them.</summary>
internal static class EmbeddedText
{
    /// <summary>A file in the folder of a type.</summary>
    public static string Of(Type neighbour, string file)
    {
        using var stream = neighbour.Assembly.GetManifestResourceStream(neighbour, file)
            ?? throw new InvalidOperationException($"{file} is not embedded beside {neighbour.Name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
