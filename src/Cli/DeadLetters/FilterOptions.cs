using System.CommandLine.Parsing;
using BriefingBus.DeadLetters.Groups;
using BriefingBus.DeadLetters.Messages;

namespace BriefingBus.Cli.DeadLetters;

/// <summary>The options that select failed messages, for every verb that processes several.</summary>
internal sealed class FilterOptions
{
    private readonly Argument<string[]> ids = new("id")
    {
        Description = "Identities, or their first digits.",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private readonly Option<string?> group = new("--group") { Description = "Key of a group (see groups)." };
    private readonly Option<string?> queue = new("--queue") { Description = "Name of the queue, with or without _error." };
    private readonly Option<string?> exception = new("--exception")
    {
        Description = "Part of the exception's type or of the place that threw it.",
    };
    private readonly Option<string?> message = new("--message") { Description = "Type of the message, such as CleanItem." };
    private readonly Option<string?> feed = new("--feed") { Description = "Part of the feed's address or name." };
    private readonly Option<string?> item = new("--item") { Description = "The item's identity, or words of its title or link." };
    private readonly Option<string?> text = new("--text")
    {
        Description = "A phrase of body, headers or exception; compressed texts are unpacked.",
    };
    private readonly Option<DateTimeOffset?> since = new("--since")
    {
        Description = "Failed at this time or later: 2026-11-24T03:00Z, or how long ago, 2h.",
        CustomParser = ReadInstant,
    };
    private readonly Option<DateTimeOffset?> until = new("--until")
    {
        Description = "Failed before this time.",
        CustomParser = ReadInstant,
    };
    private readonly Option<bool> suspects = new("--suspects")
    {
        Description = "Only those that the broker gave up: one of them may kill its process, the others are its neighbours.",
    };
    private readonly Option<bool> parked = new("--parked") { Description = "Messages that were set aside, instead of waiting ones." };
    private readonly Option<MessageState?> state = new("--state")
    {
        Description = "Only messages in this state: failed, retrying, resolved, parked or discarded.",
    };
    private readonly Option<bool> all = new("--all") { Description = "Everything that waits, unless a filter narrows it." };

    public void AddTo(Command verb)
    {
        verb.Arguments.Add(ids);
        foreach (var option in new Option[] { group, queue, exception, message, feed, item, text, since, until, suspects, parked, state })
            verb.Options.Add(option);
    }

    /// <summary>Adds the options to a verb that changes something, where the selection of everything must be explicit.</summary>
    public void AddWithAllTo(Command verb)
    {
        AddTo(verb);
        verb.Options.Add(all);
        verb.Validators.Add(result =>
        {
            if (!result.GetValue(all) && result.GetValue(ids) is not { Length: > 0 } && !result.GetValue(suspects)
                && !result.GetValue(parked)
                && new Option[] { group, queue, exception, message, feed, item, text, since, until, state }
                    .All(o => result.GetResult(o) is null))
                result.AddError("say which messages: identities, a filter, or --all for everything that waits");
        });
    }

    public FailedMessageFilter Read(ParseResult arguments) => new()
    {
        Ids = arguments.GetValue(ids) ?? [],
        Group = arguments.GetValue(group),
        Queue = arguments.GetValue(queue),
        Exception = arguments.GetValue(exception),
        MessageType = arguments.GetValue(message),
        Feed = arguments.GetValue(feed),
        Item = arguments.GetValue(item),
        Text = arguments.GetValue(text),
        From = arguments.GetValue(since),
        To = arguments.GetValue(until),
        SuspectsOnly = arguments.GetValue(suspects),
        State = arguments.GetValue(state),
        // A message named by its identity is selected in any state.
        Parked = arguments.GetValue(parked) ? true : arguments.GetValue(ids) is { Length: > 0 } ? null : false,
    };

    /// <summary>An instant, in UTC unless it has an offset, or a span before now.</summary>
    public static DateTimeOffset? ReadInstant(ArgumentResult argument)
    {
        var said = argument.Tokens.Count == 1 ? argument.Tokens[0].Value : "";
        if (Duration.TryRead(said, out var ago))
            return TimeProvider.System.GetUtcNow() - ago;
        if (DateTimeOffset.TryParse(said, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            return instant;
        argument.AddError($"found '{said}', expected a time such as 2026-11-24T03:00Z, or how long ago, such as 2h");
        return null;
    }
}
