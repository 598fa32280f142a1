using BriefingBus.ServiceDefaults;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.Web;

return await new ServiceHost("web", Port: 8080)
{
    Services = (services, configuration) => services.AddWeb(DatabaseOptions.From(configuration), BusOptions.From(configuration)),
    Consumers = bus => bus.AddWebConsumers(),
    Endpoints = app => app.MapWeb(),
}.WithBriefingYaml([WebRegistration.WebKey], listen: file => file.Options.OfType<WebOptions>().Single().Listen).RunAsync(args);
