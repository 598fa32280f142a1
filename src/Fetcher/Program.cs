using BriefingBus.Fetcher;
using BriefingBus.Hosting;
using BriefingBus.Hosting.Bus;
using BriefingBus.Hosting.Storage;

return await new ServiceHost("fetcher", Port: 5081)
{
    Keys = [FetcherRegistration.FetchKey],
    Services = (services, configuration) =>
        services.AddFetcher(DatabaseOptions.From(configuration), BusOptions.From(configuration)).AddFetcherSchedule(),
    Consumers = bus => bus.AddFetcherConsumers(),
}.RunAsync(args);
