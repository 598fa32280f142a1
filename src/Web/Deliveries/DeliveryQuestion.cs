using System.Text.RegularExpressions;

namespace BriefingBus.Web.Deliveries;

/// <summary>A reader's query of the deliveries.</summary>
/// <param name="State">A <see cref="ListedDelivery.State"/>, or null for all.</param>
/// <param name="Outlet">An outlet's name, or null for all.</param>
/// <param name="Edition">An edition's name, or null for all.</param>
/// <param name="Briefing">A briefing's identity, or null for all.</param>
/// <param name="After">The last delivery of the page before; null for the first page.</param>
public sealed partial record DeliveryQuestion(string? State, string? Outlet, string? Edition, Guid? Briefing, DeliveryPlace? After)
{
    /// <summary>The number of deliveries on a page.</summary>
    public const int PageSize = 100;

    /// <summary>Path of the page.</summary>
    public const string Path = "/deliveries";

    /// <summary>The states with the page's words for them, in the page's order.</summary>
    public static readonly IReadOnlyList<(string State, string Word)> States =
        [("uncertain", "uncertain"), ("refused", "failed"), ("waiting", "waiting"), ("started", "being sent"), ("delivered", "delivered")];

    /// <summary>Reads the query string of a request, ignoring invalid values.</summary>
    public static ValueTask<DeliveryQuestion?> BindAsync(HttpContext context)
    {
        return ValueTask.FromResult<DeliveryQuestion?>(new(
            States.Any(s => s.State == Given("state")) ? Given("state") : null,
            Given("outlet"),
            Given("edition") is { } edition && EditionName().IsMatch(edition) ? edition : null,
            Guid.TryParse(Given("briefing"), out var briefing) ? briefing : null,
            PlaceOf(Given("after"))));

        string? Given(string key) => context.Request.Query[key] is [{ Length: > 0 } first, ..] ? first : null;
    }

    /// <summary>The request to Delivery.</summary>
    public ListDeliveries ToRequest(DateTimeOffset answerBefore) => new()
    {
        AnswerBefore = answerBefore,
        State = State,
        Outlet = Outlet,
        Edition = Edition,
        BriefingId = Briefing,
        After = After,
        Most = PageSize,
    };

    /// <summary>The address of this query.</summary>
    public string At() => Path + Query();

    /// <summary>The query string; empty for all deliveries.</summary>
    public string Query()
    {
        (string Key, string? Value)[] parts =
        [
            ("state", State), ("outlet", Outlet), ("edition", Edition), ("briefing", Briefing?.ToString()),
            ("after", After is null ? null : string.Create(CultureInfo.InvariantCulture, $"{After.ScheduledAt.UtcTicks}-{After.Number}")),
        ];
        var written = string.Join('&', parts.Where(p => p.Value is not null).Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value!)}"));
        return written.Length > 0 ? "?" + written : "";
    }

    /// <summary>The form of a name: a message with any other would become a dead letter.</summary>
    [GeneratedRegex(EditionOptions.NamePattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex EditionName();

    private static DeliveryPlace? PlaceOf(string? written) =>
        written?.Split('-') is [var ticks, var number]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && at <= DateTime.MaxValue.Ticks && EditionOptions.IsYearOfBriefings(new DateTime(at).Year)
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            ? new() { ScheduledAt = new(at, TimeSpan.Zero), Number = last }
            : null;
}
