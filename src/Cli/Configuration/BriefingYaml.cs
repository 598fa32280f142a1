using BriefingBus.Configuration;

namespace BriefingBus.Cli.Configuration;

/// <summary>Reads a <c>briefing.yaml</c> for a verb.</summary>
internal static class BriefingYaml
{
    /// <summary>The file that a verb reads where none is named.</summary>
    public static string DefaultPath => Environment.GetEnvironmentVariable("BRIEFING_CONFIG") is { Length: > 0 } named ? named : "briefing.yaml";

    /// <summary>The file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="outlets">True to read the outlets under <c>deliver</c> too; a verb that delivers nothing needs none of their
    /// secrets.</param>
    /// <param name="checks">Further checks of the verb.</param>
    /// <exception cref="ConfigurationMistakesException">The file is missing or wrong.</exception>
    public static BriefingFile ReadOrThrow(string path, bool outlets = false, params IReadOnlyList<EditionCheck> checks) =>
        BriefingFile.Read(path, outlets ? Keys.All : Keys.Making, [.. Keys.EditionChecks, .. checks]);

    /// <summary>The file, or null after every mistake has been written to stderr.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="checks">Further checks of the verb.</param>
    /// <param name="outlets">True to read the outlets under <c>deliver</c> too; a verb that delivers nothing needs none of their
    /// secrets.</param>
    public static BriefingFile? Read(string path, bool outlets = false, params IReadOnlyList<EditionCheck> checks)
    {
        try
        {
            return ReadOrThrow(path, outlets, checks);
        }
        catch (ConfigurationMistakesException e)
        {
            foreach (var mistake in e.Mistakes)
                Console.Error.WriteLine(mistake);
            Console.Error.WriteLine(e.Mistakes.Count == 1 ? "1 mistake; nothing was started." : $"{e.Mistakes.Count} mistakes; nothing was started.");
            return null;
        }
    }
}
