using MassTransit;

namespace BriefingBus.Web.Archive;

/// <summary>The area's services, consumers and endpoints.</summary>
internal static class ArchiveArea
{
    public static IServiceCollection AddArchive(this IServiceCollection services) =>
        services.AddSingleton<BriefingArchive>().AddSingleton<BriefingCalendar>().AddSingleton<LeftOutArchive>().AddSingleton<StorySearch>()
            .AddSingleton<HubPing>();

    public static void AddArchiveConsumers(this IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<BriefingComposedConsumer>((_, c) => c.ConcurrentMessageLimit = 1).Endpoint(e => e.Name = QueueNames.WebBriefings);
        bus.AddConsumer<ItemsLeftOutConsumer>((_, c) => c.ConcurrentMessageLimit = 1).Endpoint(e => e.Name = QueueNames.WebLeftOut);
    }

    public static void MapArchive(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/archive", MonthAsync);
        endpoints.MapGet("/search", SearchAsync);
    }

    private static async Task<IResult> MonthAsync(
        string? month, string? edition, BriefingCalendar calendar, StorySearch search, CancellationToken cancellation)
    {
        var shown = await calendar.MonthAsync(month, string.IsNullOrEmpty(edition) ? null : edition, cancellation);
        if (month is not null && shown is not null && shown.Address != ArchiveMonth.AddressOf(month, shown.Edition))
            return TypedResults.Redirect(shown.Address.TrimStart('/')); // the requested month is empty; relative, for any proxy in front
        return new Page<ArchivePage>
        {
            Parameters = { [nameof(ArchivePage.Month)] = shown, [nameof(ArchivePage.Filters)] = await search.FiltersAsync(cancellation) },
        };
    }

    private static async Task<IResult> SearchAsync(
        string? q,
        string? edition,
        string? section,
        string? source,
        string? from,
        string? to,
        string? show,
        long? before,
        StorySearch search,
        CancellationToken cancellation) => new Page<SearchPage>
        {
            Parameters =
            {
                [nameof(SearchPage.Finds)] = await search.FindAsync(
                    StoryQuestion.Of(q, edition, section, source, from, to, before, show), cancellation),
                [nameof(SearchPage.Filters)] = await search.FiltersAsync(cancellation),
            },
        };
}
