using BriefingBus.DeadLetters.Editing;
using BriefingBus.DeadLetters.Files;
using BriefingBus.DeadLetters.Replaying;

namespace BriefingBus.Web.DeadLetters.Running;

/// <summary>What became of commands, in plain words.</summary>
internal static class RunEnds
{
    private const string StillPending = "Of what is pending nothing was heard for a while: it waits in its queue. Is its service running? See Pipeline. What becomes of it will stand in the audit.";

    /// <summary>Of a replay.</summary>
    public static RunEnd Of(ReplayOutcome outcome)
    {
        var numbers = outcome.Numbers;
        if (numbers.Matching == 0)
            return new(true, "No letter matched; nothing was sent");
        var notes = outcome.Refusals.Select(r => $"Not sent, and left where it was: {r}.").ToList();
        if (outcome.Undecided is { } undecided)
            notes.Add($"Nothing was heard of the letter {undecided.Id} in time, so no other was sent after it.");
        if (outcome.Killers.Count > 0)
            notes.Add("The letters below kill the process that takes them: sent by themselves, the broker gave them up again.");
        if (numbers.Pending > 0)
            notes.Add(StillPending);
        return new(numbers.IsAllDone, numbers.ToString()) { Notes = notes, Killers = outcome.Killers, Replay = numbers };
    }

    /// <summary>Of an edit.</summary>
    public static RunEnd Of(string id, EditOutcome outcome)
    {
        if (outcome.Replay is not { } numbers)
            return new(false, outcome.Found ? string.Join(' ', outcome.Mistakes) : $"The letter {id} is not there (any more); nothing was sent");
        var notes = new List<string>();
        if (outcome.Refusal is { } refusal)
            notes.Add($"Not sent, and left where it was: {refusal}.");
        else if (!numbers.IsAllDone)
            notes.Add("The original is kept among those set aside, until its edit has succeeded.");
        if (numbers.Pending > 0)
            notes.Add(StillPending);
        return new(numbers.IsAllDone, numbers.ToString()) { Notes = notes, Replay = numbers };
    }

    /// <summary>Of taking letters back.</summary>
    public static RunEnd Of(ImportOutcome outcome) =>
        new(outcome.Mistakes.Count == 0, $"{outcome.Imported} taken back, {outcome.AlreadyThere} were there already")
        {
            Notes = outcome.Mistakes.Count == 0 ? [] : [$"{outcome.Mistakes.Count} lines are no letters:", .. outcome.Mistakes.Take(50)],
        };
}
