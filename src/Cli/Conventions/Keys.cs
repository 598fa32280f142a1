using BriefingBus.Cleaner;
using BriefingBus.Composer;
using BriefingBus.Delivery;
using BriefingBus.Fetcher;
using BriefingBus.Web;

namespace BriefingBus.Cli.Conventions;

/// <summary>Every key of <c>briefing.yaml</c>: the command line hosts every service.</summary>
internal static class Keys
{
    /// <summary>The top-level keys for composing a briefing, in addition to <c>editions</c>.</summary>
    public static readonly IReadOnlyList<TopLevelKey> Making =
    [
        FetcherRegistration.FetchKey,
        CleanerRegistration.SummariesKey,
        .. ComposerRegistration.Keys,
        DeliveryRegistration.NoticesKey,
        WebRegistration.WebKey,
        BackupOptions.Key,
        TopLevelKey.Log,
    ];

    /// <summary>The same keys, and those of the outlets.</summary>
    public static readonly IReadOnlyList<TopLevelKey> All = [.. Making, .. OutletKinds.All.Select(kind => kind.Key)];

    /// <summary>The services' own checks of an edition.</summary>
    public static readonly IReadOnlyList<EditionCheck> EditionChecks = [EditionSchedule.Check];
}
