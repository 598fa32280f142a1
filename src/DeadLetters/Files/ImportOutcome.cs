namespace BriefingBus.DeadLetters.Files;

/// <summary>The result of importing a file.</summary>
/// <param name="Imported">How many messages were imported.</param>
/// <param name="AlreadyThere">How many were left out because the same message waits already.</param>
/// <param name="Mistakes">Lines that are no failed messages, each with its number and why; they were left out.</param>
public sealed record ImportOutcome(int Imported, int AlreadyThere, IReadOnlyList<string> Mistakes)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Imported} imported, {AlreadyThere} were there already";
}
