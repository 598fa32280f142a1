using System.Text.RegularExpressions;
using BriefingBus.Fetcher.Http;

namespace BriefingBus.Cli.Check;

/// <summary>Whether the feeds that are files can be read. Only <c>check</c> asks: a file may well come later, and a briefing names it until
/// then.</summary>
internal static partial class LocalFeeds
{
    /// <summary>Finds the addresses that no file can ever have: those outside the configuration's folder, and those that lack their
    /// <c>https://</c>.</summary>
    /// <param name="config">Path of the configuration.</param>
    public static EditionCheck Check(string config) => edition => Mistakes(FolderOf(config), edition);

    /// <summary>The addresses of files that are not there, or not yet.</summary>
    /// <param name="config">Path of the configuration.</param>
    /// <param name="feeds">Its feeds.</param>
    public static IEnumerable<string> Missing(string config, IEnumerable<FeedOptions> feeds) =>
        feeds.Select(feed => feed.Url).Where(url => ConfiguredFile.IsFile(url) && !ConfiguredFile.Exists(FolderOf(config), url));

    private static IEnumerable<(string Key, string Problem)> Mistakes(string folder, EditionOptions edition)
    {
        foreach (var (i, section) in edition.Sections.Index())
        {
            foreach (var (j, feed) in section.Feeds.Index())
            {
                if (ConfiguredFile.IsFile(feed.Url) && Mistake(folder, feed.Url) is { } mistake)
                    yield return ($"sections[{i}].feeds[{j}].url", mistake);
            }
        }
    }

    private static string? Mistake(string folder, string url)
    {
        if (!ConfiguredFile.IsWithin(folder, url))
            return $"found '{url}', expected a file below the folder of this file: no other is read";
        return HostWithPath().IsMatch(url) && !ConfiguredFile.Exists(folder, url)
            ? $"there is no file '{url}' beside this file; did you mean 'https://{url}'?"
            : null;
    }

    private static string FolderOf(string config) => Path.GetDirectoryName(Path.GetFullPath(config))!;

    [GeneratedRegex(
        @"^(?:[a-z0-9-]+\.)+[a-z]{2,}(?::[0-9]+)?(?:/|$)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex HostWithPath();
}
