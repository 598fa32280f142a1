using BriefingBus.Configuration;
using BriefingBus.Web.DeadLetters.Choosing;
using BriefingBus.Web.DeadLetters.Looking;
using BriefingBus.Web.DeadLetters.Running;
using BriefingBus.Web.Pages;
using BriefingBus.Web.Pipeline;
using Microsoft.Extensions.Primitives;

namespace BriefingBus.Web.DeadLetters;

/// <summary>The page before a command: what it would do to how many letters, which is its dry run.</summary>
internal sealed class Asking(LookBook looks, BusWatch watch, BriefingConfiguration configuration, TimeProvider clock)
{
    /// <summary>The letters that a form means.</summary>
    public LetterChoice Read(IEnumerable<KeyValuePair<string, StringValues>> given) =>
        LetterChoice.Read(given, TimeZoneInfo.FindSystemTimeZoneById(configuration.Editions[0].TimeZone));

    /// <summary>What was not understood of them; null where everything was.</summary>
    public string? Mistakes(IEnumerable<KeyValuePair<string, StringValues>> given) =>
        Read(given).Mistakes is { Count: > 0 } mistakes ? string.Join(' ', mistakes) : null;

    /// <summary>The page, or for a program its numbers.</summary>
    /// <param name="kind">The command.</param>
    /// <param name="request">Who asks.</param>
    /// <param name="given">The address's or the form's values, which the page's form shows again.</param>
    /// <param name="mistake">What is wrong with them, or null.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IResult> PageAsync(
        RunKind kind, HttpRequest request, IEnumerable<KeyValuePair<string, StringValues>> given, string? mistake, CancellationToken cancellation)
    {
        var values = given.ToDictionary(g => g.Key, g => g.Value.ToString(), StringComparer.Ordinal);
        var choice = Read(given);
        mistake ??= Mistakes(given);
        if (mistake is not null && (choice.Mistakes.Count > 0 || Problem.IsProgram(request)))
            return Problem.Result(StatusCodes.Status400BadRequest, "It is not clear which letters are meant, or how", mistake + " Nothing was changed.");
        var seen = await looks.FindAsync(choice.Filter, cancellation);
        if (ReadingEndpoints.Away(seen, watch) is { } away)
            return away;
        if (Problem.IsProgram(request))
            return seen.Value is { } look
                ? TypedResults.Json(new { matching = look.Meant, to = look.Sources.ToDictionary(s => s.Queue, s => s.Count), asOf = seen.At })
                : Problem.Result(StatusCodes.Status503ServiceUnavailable, "The letters are being looked through", "Try again in a moment.");
        return new Page<CommandPage>
        {
            Status = mistake is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
            Parameters =
            {
                [nameof(CommandPage.Kind)] = kind,
                [nameof(CommandPage.Choice)] = choice,
                [nameof(CommandPage.Seen)] = seen,
                [nameof(CommandPage.Given)] = values,
                [nameof(CommandPage.Mistake)] = mistake,
                [nameof(CommandPage.Clock)] = ReadingEndpoints.ClockOf(configuration, clock),
            },
        };
    }
}
