//! How the pages look and who sees them: light, dark and at phone width, by keyboard, and with too low a role.

use offhook::http::Role;

use super::{
    chromium::Browser,
    page::{Page, Screen},
    pages::Pages,
};

async fn ground(page: &mut Page, screen: Screen) -> String {
    page.on(screen).await;
    page.evaluate("getComputedStyle(document.body).backgroundColor").await.as_str().unwrap().to_owned()
}

async fn leads_to(page: &mut Page, name: &str) -> bool {
    page.texts("nav a").await.iter().any(|link| link == name)
}

#[tokio::test(flavor = "multi_thread")]
async fn logging_in_and_health_are_fit_to_be_seen_light_dark_and_on_a_phone() {
    let Some(browser) = Browser::start() else { return };
    let pages = Pages::open(|_| {}).await;
    let mut page = browser.page().await;
    page.open(&pages.url("/")).await;
    page.wait_for("h1", "Log in").await;
    page.photograph("login").await;
    assert_eq!(page.complaints(), [""; 0]);
    let mut page = pages.page_of(Role::Viewer, &browser).await;
    page.wait_for("h1", "Health").await;
    page.photograph("health").await;
    assert_eq!(page.complaints(), [""; 0]);
    assert_ne!(ground(&mut page, Screen::Light).await, ground(&mut page, Screen::Dark).await);
    pages.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_keyboard_leads_past_the_menu_and_a_low_role_sees_neither_the_way_nor_the_page() {
    let Some(browser) = Browser::start() else { return };
    let pages = Pages::open(|_| {}).await;
    let mut admin = pages.page_of(Role::Admin, &browser).await;
    assert!(leads_to(&mut admin, "Try").await);
    admin.press("Tab").await;
    assert_eq!(admin.evaluate("document.activeElement.innerText").await, "Skip to the content");
    admin.press("Enter").await;
    admin.until("location.hash === '#content'", "jump to the content").await;
    for role in [Role::Viewer, Role::Agent, Role::Auditor] {
        let mut page = pages.page_of(role, &browser).await;
        assert!(leads_to(&mut page, "Health").await && !leads_to(&mut page, "Try").await, "{role}");
        page.open(&pages.url("/try")).await;
        page.wait_for("body", &format!("needs the role admin; the token has {role}")).await;
        assert_eq!(page.texts("#call").await, [""; 0]);
    }
    pages.close().await;
}
