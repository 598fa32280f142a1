using System.Text.RegularExpressions;
using BriefingBus.Fetcher.Http;

namespace BriefingBus.Cli.Check;

/// <summary>Checks feeds that are files. Only <c>check</c> does so: a file may appear later, and until then each briefing reports
/// it.</summary>
internal static partial class LocalFeeds
{
    /// <summary>The extensions of files with feeds, none of which is a top-level domain.</summary>
    private static readonly HashSet<string> FileEndings =
        new(StringComparer.OrdinalIgnoreCase) { ".xml", ".rss", ".atom", ".rdf", ".json", ".jsonfeed", ".html", ".htm", ".gz" };

    /// <summary>Finds addresses that can never be files: outside the configuration's folder, or web addresses without their
    /// <c>https://</c>.</summary>
    /// <param name="config">Path of the configuration.</param>
    public static EditionCheck Check(string config) => edition => Mistakes(FolderOf(config), edition);

    /// <summary>The addresses of missing files.</summary>
    /// <param name="config">Path of the configuration.</param>
    /// <param name="feeds">Its feeds.</param>
    public static IEnumerable<string> Missing(string config, IEnumerable<FeedOptions> feeds) =>
        feeds.Select(feed => feed.Url).Where(url => ConfiguredFile.IsFile(url) && !ConfiguredFile.Exists(FolderOf(config), url));

    /// <summary>Checks that a text is an address, or the name of an existing file.</summary>
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
                if (IsPossible(feed.Url) && ConfiguredFile.IsFile(feed.Url) && Mistake(folder, feed.Url) is { } mistake)
                    yield return ($"sections[{i}].feeds[{j}].url", mistake);
            }
        }
    }

    /// <summary>False for an address that has its mistake already.</summary>
    private static bool IsPossible(string url) => url.Length > 0 && !url.Contains('\0', StringComparison.Ordinal);

    private static string? Mistake(string folder, string url)
    {
        if (!ConfiguredFile.IsWithin(folder, url))
            return $"found '{url}', expected a file below the folder of this file: no other is read";
        return LacksScheme(url) && !ConfiguredFile.Exists(folder, url)
            ? $"there is no file '{url}' beside this file; did you mean 'https://{url}'?"
            : null;
    }

    /// <summary>Whether it looks like an address without its <c>https://</c>: a host, rather than a file such as <c>feed.xml</c>.</summary>
    private static bool LacksScheme(string url) =>
        HostWithPath().IsMatch(url) && !FileEndings.Contains(Path.GetExtension(url.Split('/')[0]));

    private static string FolderOf(string config) => Path.GetDirectoryName(Path.GetFullPath(config))!;

    [GeneratedRegex(
        @"^(?:[a-z0-9-]+\.)+[a-z]{2,}(?::[0-9]+)?(?:/|$)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex HostWithPath();
}
