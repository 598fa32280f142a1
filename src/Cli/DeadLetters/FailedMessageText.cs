using System.Text;
using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Messages;

namespace BriefingBus.Cli.DeadLetters;

/// <summary>Writes failed messages for a terminal.</summary>
internal static class FailedMessageText
{
    /// <summary>A message on one line.</summary>
    public static string LineOf(FailedMessage message) =>
        $"{message.Id}  {Printer.Time(message.FailedAt)}  {message.Queue}  {Printer.Line(What(message), 80)}  "
        + $"{Printer.Line(Error(message), 120)}{Marks(message)}";

    /// <summary>Everything about a message.</summary>
    public static string Of(FailedMessageDetail detail)
    {
        var message = detail.Message;
        var text = new StringBuilder();
        void Row(string name, string? value)
        {
            if (value is not null)
                text.Append(name.PadRight(12)).AppendLine(Printer.Line(value, 2000));
        }
        Row("identity", message.Id);
        Row("state", message.State.ToString().ToLowerInvariant() + (message.Attempts > 1 ? $", {message.Attempts} attempts" : ""));
        Row("what", What(message));
        Row("link", message.Link);
        Row("feed", message.FeedUrl is null ? message.FeedName : $"{message.FeedName} {message.FeedUrl}");
        Row("message", $"{message.MessageType}, {message.Size} bytes, identity {message.MessageId ?? "none"}");
        Row("came from", message.Queue);
        Row("replay to", message.Source);
        Row("version", message.Version);
        Row("failed", $"{Printer.Time(message.FailedAt)} UTC, after {message.Tries} {(message.Tries == 1 ? "try" : "tries")}");
        Row("why", Error(message));
        Row("thrown at", message.ThrownAt);
        Row("suspect", message.IsSuspect ? "it kills its process, or is the neighbour of one that does: replay --isolate finds out" : null);
        Row("replayed", message.Replays == 0
            ? "never"
            : $"{message.Replays} times, last {Printer.Time(message.ReplayedAt)} UTC by {message.ReplayedBy}");
        Row("parked", message.IsParked ? $"{Printer.Time(message.ParkedAt)} UTC by {message.ParkedBy}: {message.ParkedReason}" : null);
        if (message.StackTrace is { } trace)
            text.AppendLine().AppendLine("Stack trace").AppendLine(Printer.Harmless(trace));
        text.AppendLine().AppendLine("Headers");
        foreach (var (name, value) in detail.Headers.Where(h => h.Key != FaultHeaders.StackTrace)
            .OrderBy(h => h.Key, StringComparer.Ordinal))
            text.AppendLine($"{Printer.Line(name)}: {Printer.Line(value, 2000)}");
        text.AppendLine().AppendLine("Body").AppendLine(Printer.Harmless(detail.Body));
        if (detail.OriginalBody is { } original)
            text.AppendLine().AppendLine("Body before it was edited").AppendLine(Printer.Harmless(original));
        if (detail.History.Count > 0)
            text.AppendLine().AppendLine("What was done with it");
        foreach (var entry in detail.History)
            text.AppendLine(LineOf(entry));
        return text.ToString().TrimEnd();
    }

    /// <summary>An entry of the audit log.</summary>
    public static string LineOf(AuditEntry entry) => string.Join("  ", new[]
    {
        Printer.Time(entry.At), entry.Run ?? "".PadRight(12), entry.Action.ToString().PadRight(15), Printer.Line(entry.By),
            entry.FailedMessageId,
        Printer.Line(entry.Title, 80), Printer.Line(entry.Error, 120), Printer.Line(entry.Note, 200),
    }.Where(part => !string.IsNullOrEmpty(part)));

    private static string What(FailedMessage message) => (message.Title, message.FeedName ?? message.FeedUrl) switch
    {
        (null, null) => message.MessageType,
        (null, { } feed) => $"{message.MessageType} of {feed}",
        ({ } title, null) => $"{message.MessageType} '{title}'",
        var (title, feed) => $"'{title}' of {feed}",
    };

    private static string Error(FailedMessage message) =>
        message.ExceptionType is null ? message.Reason : $"{message.ExceptionType}: {message.Reason}";

    private static string Marks(FailedMessage message) =>
        (message.Replays > 0 ? $"  replayed {message.Replays}" : "") + (message.IsSuspect ? "  suspect" : "") + (message.State switch
        {
            MessageState.Failed => "",
            MessageState.Parked => $"  parked: {Printer.Line(message.ParkedReason, 60)}",
            var state => "  " + state.ToString().ToLowerInvariant(),
        });
}
