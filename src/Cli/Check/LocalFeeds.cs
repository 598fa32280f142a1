using System.Text.RegularExpressions;
using BriefingBus.Fetcher.Http;
using BriefingBus.Configuration;

namespace BriefingBus.Cli.Check;

/// <summary>Whether the feeds that are files are there. Only <c>check</c> asks: a file may well come later, and a briefing names it until then.</summary>
internal static partial class LocalFeeds
{
    /// <summary>The check for the editions of a configuration.</summary>
    /// <param name="config">Path of the configuration.</param>
    public static EditionCheck Check(string config) => edition => Check(Path.GetDirectoryName(Path.GetFullPath(config))!, edition);

    private static IEnumerable<(string Key, string Problem)> Check(string folder, EditionOptions edition)
    {
        foreach (var (i, section) in edition.Sections.Index())
        {
            foreach (var (j, feed) in section.Feeds.Index())
            {
                if (ConfiguredFile.IsFile(feed.Url) && Problem(folder, feed.Url) is { } problem)
                    yield return ($"sections[{i}].feeds[{j}].url", problem);
            }
        }
    }

    private static string? Problem(string folder, string url)
    {
        if (!ConfiguredFile.IsWithin(folder, url))
            return $"found '{url}', expected a file below the folder of this file: no other is read";
        if (ConfiguredFile.Exists(folder, url))
            return null;
        return HostWithPath().IsMatch(url)
            ? $"there is no file '{url}' beside this file; did you mean 'https://{url}'?"
            : $"there is no file '{url}' beside this file";
    }

    [GeneratedRegex(@"^(?:[a-z0-9-]+\.)+[a-z]{2,}(?::[0-9]+)?(?:/|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex HostWithPath();
}
