using BriefingBus.Email;
using BriefingBus.Hosting;
using BriefingBus.Hosting.Storage;

return await new ServiceHost("email", Port: 5086)
{
    Keys = [EmailRegistration.Key with { Required = true }],
    Services = (services, configuration) => services.AddEmail(DatabaseOptions.From(configuration)),
    Consumers = bus => bus.AddEmailConsumers(),
}.RunAsync(args);
