using BriefingBus.Hosting.Configuration;

namespace BriefingBus.Cli.Configuration;

/// <summary>Reads a <c>briefing.yaml</c> for a verb.</summary>
internal static class BriefingYaml
{
    /// <summary>The file that a verb reads where none is named.</summary>
    public const string DefaultPath = "briefing.yaml";

    /// <summary>The file, or null after every mistake has been written to stderr.</summary>
    public static BriefingFile? Read(string path)
    {
        try
        {
            return BriefingFile.Read(path, Keys.All, Keys.EditionChecks);
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
