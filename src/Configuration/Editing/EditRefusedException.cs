namespace BriefingBus.Configuration.Editing;

/// <summary>An edit cannot be made without damage; the file stays as it is.</summary>
/// <param name="message">What is in the way and what to do, as a sentence.</param>
public sealed class EditRefusedException(string message) : Exception(message)
{
    /// <summary>What would be wrong in the file that it would not be before; empty where that is not the reason.</summary>
    public IReadOnlyList<Mistake> Mistakes { get; init; } = [];
}
