using BriefingBus.Hosting;

return await new ServiceHost("composer", Port: 5083)
{
    Services = (services, configuration) => { },
    Consumers = bus => { },
}.RunAsync(args);
