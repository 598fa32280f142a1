using BriefingBus.Hosting;

return await new ServiceHost("fetcher", Port: 5081)
{
    Services = (services, configuration) => { },
    Consumers = bus => { },
}.RunAsync(args);
