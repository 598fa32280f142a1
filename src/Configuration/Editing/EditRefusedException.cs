namespace BriefingBus.Configuration.Editing;

/// <summary>An edit cannot be made without damage; the file does not change.</summary>
/// <param name="message">The obstacle and what to do, as a sentence.</param>
public sealed class EditRefusedException(string message) : Exception(message)
{
    /// <summary>The mistakes that the edit would introduce; empty if there is another reason.</summary>
    public IReadOnlyList<Mistake> Mistakes { get; init; } = [];
}
