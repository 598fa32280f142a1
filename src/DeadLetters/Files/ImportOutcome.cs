namespace BriefingBus.DeadLetters.Files;

/// <summary>The result of importing a file.</summary>
/// <param name="Imported">The number of imported messages.</param>
/// <param name="AlreadyThere">The number of messages that were skipped because they already wait.</param>
/// <param name="Mistakes">The skipped lines that are not failed messages, each with its number and the reason.</param>
public sealed record ImportOutcome(int Imported, int AlreadyThere, IReadOnlyList<string> Mistakes)
{
    public override string ToString() => $"{Imported} imported, {AlreadyThere} were there already";
}
