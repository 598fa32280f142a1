using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace BriefingBus.Configuration;

/// <summary>Backups by schedule: the key <c>backup</c> of <c>briefing.yaml</c>.</summary>
public sealed record BackupOptions : ICheckedOptions
{
    /// <summary>The key.</summary>
    public static readonly TopLevelKey Key = TopLevelKey.Of<BackupOptions>("backup");

    [Description("Folder that holds the scheduled backups, each in a folder of its own; a relative one is below the folder that the "
        + "process runs in. Without it there are none.")]
    public string? Folder { get; init; }

    [Description("Hour of the backup in timeZone, every day, as \"03:30\". A missed one is made up.")]
    [RegularExpression(DailyHour.Pattern, ErrorMessage = "an hour such as \"03:30\"")]
    public string At { get; init; } = "03:30";

    [Description("IANA time zone, such as America/Toronto.")]
    public string TimeZone { get; init; } = "UTC";

    [Description("The number of scheduled backups to keep; older ones are deleted once a new one is complete.")]
    [Range(1, 1000)]
    public int Keep { get; init; } = 7;

    public IEnumerable<(string Key, string Problem)> Check()
    {
        if (Folder is { } folder && string.IsNullOrWhiteSpace(folder))
            yield return ("folder", "expected a folder; leave the key out for no scheduled backups");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
            yield return ("timeZone", $"found '{TimeZone}', expected a time zone such as America/Toronto");
    }
}
