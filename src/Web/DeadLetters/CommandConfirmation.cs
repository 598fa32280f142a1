using BriefingBus.DeadLetters;
using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Groups;
using BriefingBus.Web.DeadLetters.Filters;
using Microsoft.Extensions.Primitives;

namespace BriefingBus.Web.DeadLetters;

/// <summary>The page before a command: a dry run that shows the effect and the number of messages.</summary>
internal sealed class CommandConfirmation(DeadLetterService service, BriefingConfiguration configuration, TimeProvider clock)
{
    /// <summary>The messages that a form selects.</summary>
    public MessageChoice Read(IEnumerable<KeyValuePair<string, StringValues>> given) =>
        MessageChoice.Read(given, TimeZoneInfo.FindSystemTimeZoneById(configuration.Editions[0].TimeZone));

    /// <summary>The errors of a form; null if there are none.</summary>
    public string? Mistakes(IEnumerable<KeyValuePair<string, StringValues>> given) =>
        Read(given).Mistakes is { Count: > 0 } mistakes ? string.Join(' ', mistakes) : null;

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
        mistake ??= Mistakes(given);
        if (mistake is not null && (choice.Mistakes.Count > 0 || Problem.IsProgram(request)))
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
}
