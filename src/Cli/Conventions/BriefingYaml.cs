namespace BriefingBus.Cli.Conventions;

/// <summary>Reads a <c>briefing.yaml</c> for a verb.</summary>
internal static class BriefingYaml
{
    /// <summary>The default file.</summary>
    public static string DefaultPath =>
        Environment.GetEnvironmentVariable("BRIEFING_CONFIG") is { Length: > 0 } named ? named : "briefing.yaml";

    /// <summary>Reads the file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="checks">Further checks of the verb.</param>
    /// <param name="outlets">True to read the outlets under <c>deliver</c> too; other verbs do not need their secrets.</param>
    /// <exception cref="ConfigurationMistakesException">The file is missing or invalid.</exception>
    public static BriefingFile Read(string path, bool outlets = false, params IReadOnlyList<EditionCheck> checks) =>
        BriefingFile.Read(path, outlets ? Keys.All : Keys.Making, [.. Keys.EditionChecks, .. checks]);
}
