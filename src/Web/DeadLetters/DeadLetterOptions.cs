namespace BriefingBus.Web.DeadLetters;

/// <summary>How the page works with failed messages.</summary>
internal sealed record DeadLetterOptions
{
    /// <summary>The folder that discarded messages are written to.</summary>
    public required string CopyFolder { get; init; }
}
