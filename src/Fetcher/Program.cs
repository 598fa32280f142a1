using BriefingBus.Fetcher;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults;
using BriefingBus.ServiceDefaults.Bus;

return await new ServiceHost("fetcher", Port: 5081)
{
    Services = (services, configuration) =>
        services.AddFetcher(DatabaseOptions.From(configuration), BusOptions.From(configuration)).AddFetcherSchedule(),
    Consumers = bus => bus.AddFetcherConsumers().AddPictureConsumer(),
}.WithBriefingYaml([FetcherRegistration.FetchKey]).RunAsync(args);
