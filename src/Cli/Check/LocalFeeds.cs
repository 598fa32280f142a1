using System.Text.RegularExpressions;
using BriefingBus.Fetcher.Http;

namespace BriefingBus.Cli.Check;

/// <summary>Whether the feeds that are files can be read. Only <c>check</c> asks: a file may well come later, and a briefing names it until
/// then.</summary>
internal static partial class LocalFeeds
{
    /// <summary>What the names of files with feeds end in; no top-level domain is among them.</summary>
    private static readonly HashSet<string> FileEndings =
        new(StringComparer.OrdinalIgnoreCase) { ".xml", ".rss", ".atom", ".rdf", ".json", ".jsonfeed", ".html", ".htm", ".gz" };

    /// <summary>Finds the addresses that no file can ever have: those outside the configuration's folder, and those that lack their
    /// <c>https://</c>.</summary>
    /// <param name="config">Path of the configuration.</param>
    public static EditionCheck Check(string config) => edition => Mistakes(FolderOf(config), edition);

    /// <summary>The addresses of files that are not there, or not yet.</summary>
    /// <param name="config">Path of the configuration.</param>
    /// <param name="feeds">Its feeds.</param>
    public static IEnumerable<string> Missing(string config, IEnumerable<FeedOptions> feeds) =>
        feeds.Select(feed => feed.Url).Where(url => ConfiguredFile.IsFile(url) && !ConfiguredFile.Exists(FolderOf(config), url));

    /// <summary>Makes sure that an address that somebody typed is one, or names a file that is there.</summary>
    /// <param name="config">Path of the configuration.</param>
    /// <param name="url">The address.</param>
    /// <exception cref="NotStartedException">It is neither.</exception>
    public static void Require(string config, string url)
    {
        if (!ConfiguredFile.IsFile(url) || ConfiguredFile.Exists(FolderOf(config), url))
            return;
        var guess = LacksScheme(url) ? $" Did you mean 'https://{url}'?" : "";
        throw new NotStartedException($"'{url}' is no http or https address, and there is no such file beside {config}.{guess}");
    }

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
        return LacksScheme(url) && !ConfiguredFile.Exists(folder, url)
            ? $"there is no file '{url}' beside this file; did you mean 'https://{url}'?"
            : null;
    }

    /// <summary>Whether it reads as an address without its <c>https://</c>: a host, and no file such as <c>feed.xml</c>.</summary>
    private static bool LacksScheme(string url) =>
        HostWithPath().IsMatch(url) && !FileEndings.Contains(Path.GetExtension(url.Split('/')[0]));

    private static string FolderOf(string config) => Path.GetDirectoryName(Path.GetFullPath(config))!;

    [GeneratedRegex(
        @"^(?:[a-z0-9-]+\.)+[a-z]{2,}(?::[0-9]+)?(?:/|$)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex HostWithPath();
}
