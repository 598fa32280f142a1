using System.Text;
using BriefingBus.DeadLetters;
using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Letters;

namespace BriefingBus.Cli.DeadLetters;

/// <summary>Letters as a person reads them on a terminal.</summary>
internal static class LetterText
{
    /// <summary>A letter on one line.</summary>
    public static string LineOf(DeadLetter letter) =>
        $"{letter.Id}  {LetterPrinter.Time(letter.FailedAt)}  {letter.Queue}  {LetterPrinter.Line(What(letter), 80)}  {LetterPrinter.Line(Error(letter), 120)}{Marks(letter)}";

    /// <summary>Everything about a letter.</summary>
    public static string Of(DeadLetterDetail detail)
    {
        var letter = detail.Letter;
        var text = new StringBuilder();
        void Row(string name, string? value)
        {
            if (value is not null)
                text.Append(name.PadRight(12)).AppendLine(LetterPrinter.Line(value, 2000));
        }
        Row("letter", letter.Id);
        Row("what", What(letter));
        Row("link", letter.Link);
        Row("feed", letter.FeedUrl is null ? letter.FeedName : $"{letter.FeedName} {letter.FeedUrl}");
        Row("message", $"{letter.MessageType}, {letter.Size} bytes, identity {letter.MessageId ?? "none"}");
        Row("waits in", letter.Queue);
        Row("came from", letter.Source);
        Row("failed", $"{LetterPrinter.Time(letter.FailedAt)} UTC, after {letter.Tries} {(letter.Tries == 1 ? "try" : "tries")}");
        Row("why", Error(letter));
        Row("thrown at", letter.ThrownAt);
        Row("suspect", letter.IsSuspect ? "it kills its process, or is the neighbour of one that does: replay --isolate tells" : null);
        Row("replayed", letter.Replays == 0 ? "never" : $"{letter.Replays} times, last {LetterPrinter.Time(letter.ReplayedAt)} UTC by {letter.ReplayedBy}");
        Row("parked", letter.IsParked ? $"{LetterPrinter.Time(letter.ParkedAt)} UTC by {letter.ParkedBy}: {letter.ParkedReason}" : null);
        if (letter.StackTrace is { } trace)
            text.AppendLine().AppendLine("Stack trace").AppendLine(LetterPrinter.Harmless(trace));
        text.AppendLine().AppendLine("Headers");
        foreach (var (name, value) in detail.Headers.Where(h => h.Key != LetterHeaders.StackTrace).OrderBy(h => h.Key, StringComparer.Ordinal))
            text.AppendLine($"{LetterPrinter.Line(name)}: {LetterPrinter.Line(value, 2000)}");
        text.AppendLine().AppendLine("Body").AppendLine(LetterPrinter.Harmless(detail.Body));
        if (detail.History.Count > 0)
            text.AppendLine().AppendLine("What was done with it");
        foreach (var entry in detail.History)
            text.AppendLine(LineOf(entry));
        return text.ToString().TrimEnd();
    }

    /// <summary>A line of the audit.</summary>
    public static string LineOf(AuditEntry entry) => string.Join("  ", new[]
    {
        LetterPrinter.Time(entry.At), entry.Run ?? "".PadRight(12), entry.Action.ToString().PadRight(15), LetterPrinter.Line(entry.By), entry.LetterId,
        LetterPrinter.Line(entry.Title, 80), LetterPrinter.Line(entry.Error, 120), LetterPrinter.Line(entry.Note, 200),
    }.Where(part => !string.IsNullOrEmpty(part)));

    private static string What(DeadLetter letter) => (letter.Title, letter.FeedName ?? letter.FeedUrl) switch
    {
        (null, null) => letter.MessageType,
        (null, { } feed) => $"{letter.MessageType} of {feed}",
        ({ } title, null) => $"{letter.MessageType} '{title}'",
        var (title, feed) => $"'{title}' of {feed}",
    };

    private static string Error(DeadLetter letter) => letter.ExceptionType is null ? letter.Reason : $"{letter.ExceptionType}: {letter.Reason}";

    private static string Marks(DeadLetter letter) =>
        (letter.Replays > 0 ? $"  replayed {letter.Replays}" : "") + (letter.IsSuspect ? "  suspect" : "") + (letter.IsParked ? $"  parked: {LetterPrinter.Line(letter.ParkedReason, 60)}" : "");
}
