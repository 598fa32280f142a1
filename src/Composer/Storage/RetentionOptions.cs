using System.ComponentModel;
using BriefingBus.Configuration;

namespace BriefingBus.Composer.Storage;

/// <summary>How long collected data is kept.</summary>
public sealed record RetentionOptions : ICheckedOptions
{
    /// <summary>The minimum, which covers every window and look-back.</summary>
    public static readonly TimeSpan Min = TimeSpan.FromDays(30);

    [Description("How long items are kept, 30d or more. Briefings are never deleted.")]
    public TimeSpan Keep { get; init; } = TimeSpan.FromDays(400);

    public IEnumerable<(string Key, string Problem)> Check()
    {
        if (Keep < Min)
            yield return ("keep", $"found {Duration.Write(Keep)}, expected {Duration.Write(Min)} or more");
    }
}
