namespace BriefingBus.Web.DeadLetters;

/// <summary>How the page works with dead letters.</summary>
internal sealed record DeadLetterOptions
{
    /// <summary>The folder that discarded letters are written to before they are gone.</summary>
    public required string CopyFolder { get; init; }

    /// <summary>How long a reader waits for a look before the page says that one is under way.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(2);
}
