namespace BriefingBus.DeadLetters.Files;

/// <summary>What became of a file of letters.</summary>
/// <param name="Imported">How many letters were taken back.</param>
/// <param name="AlreadyThere">How many were passed over because the same letter waits already.</param>
/// <param name="Mistakes">Lines that are no letters, each with its number and why; they were passed over.</param>
public sealed record ImportOutcome(int Imported, int AlreadyThere, IReadOnlyList<string> Mistakes);
