using BriefingBus.Hosting;
using BriefingBus.Hosting.Bus;
using BriefingBus.Hosting.Storage;
using BriefingBus.Web;

return await new ServiceHost("web", Port: 8080)
{
    Keys = [WebRegistration.WebKey],
    Listen = file => file.Options.OfType<WebOptions>().Single().Listen,
    Services = (services, configuration) => services.AddWeb(DatabaseOptions.From(configuration), BusOptions.From(configuration)),
    Consumers = bus => bus.AddWebConsumers(),
    Endpoints = app => app.MapWeb(),
}.RunAsync(args);
