using BriefingBus.DeadLetters;
using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Groups;
using BriefingBus.Web.DeadLetters.Filters;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace BriefingBus.Web.DeadLetters;

/// <summary>The page before a command: a dry run that shows the effect and the number of messages.</summary>
internal sealed class CommandConfirmation(
    DeadLetterService service, BriefingConfiguration configuration, IOptions<AntiforgeryOptions> antiforgery, TimeProvider clock)
{
    /// <summary>The fields of each command beside the selection.</summary>
    private static readonly Dictionary<OperationKind, string[]> Fields = new()
    {
        [OperationKind.Replay] = ["rate", "isolate", "dryRun"],
        [OperationKind.Park] = ["reason"],
        [OperationKind.Discard] = [],
    };

    /// <summary>The messages that a form selects.</summary>
    public MessageChoice Read(IEnumerable<KeyValuePair<string, StringValues>> given) =>
        MessageChoice.Read(given, TimeZoneInfo.FindSystemTimeZoneById(configuration.Editions[0].TimeZone));

    /// <summary>The errors of a selection, with fields that the command does not have; null if there are none. Without a condition whose
    /// name is misspelt, it would select everything.</summary>
    public string? Mistakes(OperationKind kind, HttpRequest request, IEnumerable<KeyValuePair<string, StringValues>> given)
    {
        string[] known = [.. MessageChoice.Names, .. Fields[kind]];
        var unknown = given.Select(g => g.Key).Except([.. known, antiforgery.Value.FormFieldName], StringComparer.Ordinal).ToList();
        var mistakes = Read(given).Mistakes.ToList();
        if (unknown.Count > 0)
            mistakes.Add($"Found {Quoted(unknown)}, expected only {string.Join(", ", known)}.");
        if (HttpMethods.IsPost(request.Method) && request.Query.Count > 0)
            mistakes.Add($"Found {Quoted(request.Query.Keys)} in the address, expected all fields in the form.");
        return mistakes.Count > 0 ? string.Join(' ', mistakes) : null;
    }

    /// <summary>The page, or for a program the numbers.</summary>
    /// <param name="kind">The command.</param>
    /// <param name="request">The request.</param>
    /// <param name="given">The values of the address or the form; the page's form repeats them.</param>
    /// <param name="mistake">The error of the values, or null.</param>
    /// <param name="cancellation">Cancels the dry run.</param>
    public async Task<IResult> PageAsync(
        OperationKind kind,
        HttpRequest request,
        IEnumerable<KeyValuePair<string, StringValues>> given,
        string? mistake,
        CancellationToken cancellation)
    {
        var values = given.ToDictionary(g => g.Key, g => g.Value.ToString(), StringComparer.Ordinal);
        var choice = Read(given);
        var unclear = Mistakes(kind, request, given);
        mistake ??= unclear;
        if (mistake is not null && (unclear is not null || Problem.IsProgram(request)))
        {
            return Problem.Result(
                StatusCodes.Status400BadRequest, "It is not clear which messages are meant, or how", mistake + " Nothing was changed.");
        }
        var counts = await service.Messages.CountAsync(choice.Filter, MessageCounts.MaxCounted, cancellation);
        if (Problem.IsProgram(request))
        {
            return TypedResults.Json(new
            {
                matching = counts.Total,
                isMore = counts.IsMore,
                to = counts.Sources.ToDictionary(s => s.Queue, s => s.Count),
                asOf = clock.GetUtcNow(),
            });
        }
        return new Page<CommandPage>
        {
            Status = mistake is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
            Parameters =
            {
                [nameof(CommandPage.Kind)] = kind,
                [nameof(CommandPage.Choice)] = choice,
                [nameof(CommandPage.Counts)] = counts,
                [nameof(CommandPage.Given)] = values,
                [nameof(CommandPage.Mistake)] = mistake,
            },
        };
    }

    private static string Quoted(IEnumerable<string> names) =>
        string.Join(", ", names.Take(10).Select(name => $"'{VisibleText.Line(name, 40)}'"));
}
